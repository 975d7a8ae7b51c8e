"""Forms for choosing e-mail, for oneself and for each role."""

from typing import Any

from django import forms

from accounts.rights import Role
from govuk.forms import PlainForm
from summaries.models import How


class MyMailForm(PlainForm):
    how = forms.ChoiceField(label="Which e-mails do you want?", choices=How.choices, widget=forms.RadioSelect)


class RoleMailForm(PlainForm):
    """One question a role."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for role in Role:
            self.fields[role.value] = forms.ChoiceField(label=role.label, choices=How.choices)
