"""SQL that is written once asks exactly what its queryset would."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Q

from accounts.models import Organisation, User
from accounts.statements import NewRow, Statement
from accounts.tests.factories import council

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def joined(role, how_many, *values):
    """Of a role, in one of so many stretches of time."""
    ends = iter(values)
    within = Q(pk__in=[])
    for _ in range(how_many):
        within |= Q(joined_at__gte=next(ends), joined_at__lt=next(ends))
    return User.objects.filter(within, role=role).order_by("pk").values_list("pk", "email")


def test_each_shape_is_composed_once_and_asks_what_the_queryset_asks():
    composed = []
    statement = Statement(lambda *given: (composed.append(given), joined(*given))[1])
    days = [NOON + timedelta(days=n) for n in range(6)]

    asked = [
        (("officer", 1), days[:2]), (("officer", 1), days[2:4]), (("officer", 2), days[:4]),
        (("officer", 2), days[2:6]), (("analyst", 1), days[:2]), (("officer", 1), days[1:3]),
    ]  # fmt: skip
    written = [statement.sql(*shape, values=values) for shape, values in asked]

    assert written == [joined(*shape, *values).query.sql_with_params() for shape, values in asked]
    assert len(composed) == 3


def test_a_value_that_stands_in_several_places_is_put_into_each():
    both = Statement(lambda day: Organisation.objects.filter(Q(pk__gt=day) | Q(pk__lt=day)).values_list("pk"))

    assert [both.sql(values=[pk])[1] for pk in (1, 7)] == [(1, 1), (7, 7)]


def test_equal_values_keep_their_places():
    statement = Statement(lambda low, high: User.objects.filter(pk__range=(low, high)).values_list("pk"))

    assert statement.sql(values=[3, 3])[1] == (3, 3)
    assert statement.sql(values=[1, 2])[1] == (1, 2)


def test_a_question_that_looks_into_its_values_is_composed_anew_each_time():
    doubled = Statement(lambda number: User.objects.filter(pk=number * 2).values_list("pk"))

    assert [doubled.sql(values=[each])[1] for each in (2, 5)] == [(4,), (10,)]


def test_rows_come_as_the_queryset_gives_them():
    here = council()
    statement = Statement(lambda name: Organisation.objects.filter(name=name).values_list("pk", "kind"))

    assert statement.rows(values=[here.name]) == [(here.pk, here.kind)]
    assert statement.rows(values=["nobody"]) == []


def test_nothing_is_asked_where_nothing_could_be_found():
    nothing = Statement(lambda day: User.objects.filter(pk__in=[], joined_at__date=day).values_list("pk"))

    assert nothing.rows(values=[date(2026, 11, 20)]) == []


def test_a_value_of_another_type_is_refused():
    with pytest.raises(TypeError, match="float"):
        Statement(lambda number: User.objects.filter(pk=number).values_list("pk")).rows(values=[1.5])


def test_a_new_row_holds_what_create_would_have_kept(django_assert_num_queries):
    named = {"short_name": "Town", "kind": "council"}
    made = Organisation.objects.create(name="The one", **named | {"short_name": "Other"})
    written = Organisation(name="The other", **named)

    with django_assert_num_queries(1):
        NewRow(Organisation).write(written)

    kept = Organisation.objects.filter(pk__in=[made.pk, written.pk]).order_by("pk").values()
    other, town = ({**each, "id": None} for each in kept)
    assert town == {**other, "name": "The other", "short_name": "Town"}
    written.name = "Renamed"
    written.save(force_update=True)


def test_new_rows_of_a_kind_share_one_text_and_each_has_its_own_values():
    rows = NewRow(Organisation)
    written = [Organisation(name=f"No {n}", short_name=f"No {n}", kind="partner") for n in range(3)]

    for each in written:
        rows.write(each)

    assert [Organisation.objects.get(pk=each.pk).name for each in written] == ["No 0", "No 1", "No 2"]
