"""The evidence of a cell in a sentence, for templates."""

from django import template

from hotspots.emerging.words import evidence

register = template.Library()
register.filter("evidence", evidence)
