"""Keeping the counts of a census: all of its groups or none."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from stopsearches.census import Census
from stopsearches.models import CensusGroup


@transaction.atomic
def load_census(*, census: Census, today: date, replace: bool = False) -> bool:
    """Keep what a census counted; False where it is kept just so already.

    Counts of the same day that differ are replaced only when that is asked for: every rate of that
    census changes with them. Papers that were issued stay as they are.
    """
    _check(census, today)
    there = CensusGroup.objects.of_area(census.area_code).counted_on(census.reference_on)
    kept = there.select_for_update().census_for(census.reference_on)
    if kept == census:
        return False
    if kept is not None and not replace:
        raise ValidationError(
            f"Other counts of {census.day} are kept already. Say --replace if these are to take their place."
        )
    there.delete()
    CensusGroup.objects.bulk_create(
        CensusGroup(
            table_code=census.table_code, reference_on=census.reference_on, area_code=census.area_code,
            code=code, usual_residents=number, source=census.source,
        )
        for code, number in census.residents.items()
    )  # fmt: skip
    return True


def _check(census: Census, today: date) -> None:
    area = settings.COUNCIL_AREA
    if census.area_code != area["code"]:
        raise ValidationError(
            f"These are the people of {census.area_code}. Load those of {area['name']}, {area['code']}."
        )
    if census.reference_on > today:
        raise ValidationError(f"{census.day} is still to come.")
