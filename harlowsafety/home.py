"""The first page: what each role came for."""

from django.views.generic import TemplateView

from accounts.rights import Right


class HomeView(TemplateView):
    template_name = "home.html"
    right = Right.SIGNED_IN


class AccessibilityView(TemplateView):
    template_name = "accessibility.html"
