"""What is asked when somebody makes a key."""

from django import forms
from django.conf import settings

from accounts.models import ApiToken
from govuk.forms import PlainForm
from govuk.widgets import Count


class KeyForm(PlainForm):
    name = forms.CharField(
        label="What will use the key?", max_length=60, help_text="Such as “Power BI of the community team”."
    )
    scope = forms.ChoiceField(
        label="What may it do?",
        choices=ApiToken.Scope.choices,
        widget=forms.RadioSelect,
        initial=ApiToken.Scope.READ,
        help_text="Never more than you may yourself.",
    )
    days = forms.IntegerField(label="For how many days?", min_value=1, widget=Count)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        days = self.fields["days"]
        days.initial = settings.KEY_DAYS
        days.help_text = f"At most {settings.KEY_DAYS_AT_MOST}. Then it stops by itself."
