"""A script of small modules that come all at once, and are done before the page is first painted."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from govuk.modules import imported_by

register = template.Library()


@register.simple_tag
def module(name: str) -> SafeString:
    """The script and what it imports. What it puts on the page is there from the start: nothing moves."""
    links = format_html_join(
        "\n", '<link rel="modulepreload" href="{}">', ((static(each),) for each in imported_by(name))
    )
    return links + format_html('\n<script type="module" blocking="render" src="{}"></script>', static(name))
