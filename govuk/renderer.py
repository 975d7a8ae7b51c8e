"""Forms drawn with our own templates, each widget and field in GOV.UK markup."""

from django.forms.renderers import TemplatesSetting


class GovukRenderer(TemplatesSetting):
    form_template_name = "govuk/form.html"
    field_template_name = "govuk/field.html"
