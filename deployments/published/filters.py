"""Filters of the public register: by day and technology. No other: what is not told cannot be asked for."""

from deployments.filters import TechDeploymentFilter


class PublicRegisterFilter(TechDeploymentFilter):
    zone = None
    status = None
    batch = None

    @property
    def in_words(self) -> list[str]:
        """The filters in force, as a file tells them."""
        form = self.form
        chosen = {name: form.cleaned_data[name] for name in form.fields if form.cleaned_data.get(name)}
        labels = dict(form.fields["technology"].choices)
        return [f"{form.fields[name].label}: {labels.get(value, value)}" for name, value in chosen.items()]
