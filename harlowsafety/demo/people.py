"""Invented people, one per role and a second supervisor, who can sign in only while DEBUG is on."""

from dataclasses import dataclass

from accounts.models import Organisation, User
from accounts.rights import Role

PASSWORD = "harlow demonstration only"  # noqa: S105 - printed for everybody, and refused in earnest


@dataclass(frozen=True)
class Person:
    role: Role
    full_name: str
    organisation: str
    came_for: str
    # Where a role has two, the second goes by another name.
    known_as: str = ""

    @property
    def key(self) -> str:
        return self.known_as or self.role

    @property
    def email(self) -> str:
        return f"{self.key}@demo.example"


PEOPLE = (
    Person(Role.OFFICER, "Olive Officer", "HDC", "log a patrol"),
    Person(Role.SUPERVISOR, "Simon Supervisor", "HDC", "issue the weekly summary"),
    Person(Role.SUPERVISOR, "Maya Manager", "HDC", "approve what Simon wrote", known_as="manager"),
    Person(Role.LIAISON, "Leila Liaison", "Essex Police", "read the hotspot map"),
    Person(Role.COUNCILLOR, "Clare Councillor", "HDC", "read the issued summary"),
    Person(Role.ANALYST, "Anil Analyst", "HDC", "import files and question figures"),
    Person(Role.ADMINISTRATOR, "Ada Administrator", "HDC", "people, zones and the access log"),
    Person(Role.GOVERNANCE, "Grace Governance", "HDC", "read who looked at what, and review who may"),
)

ORGANISATIONS = (
    ("Harlow Council", "HDC", Organisation.Kind.COUNCIL),
    ("Essex Police", "Essex Police", Organisation.Kind.POLICE),
    ("Essex County Council", "ECC", Organisation.Kind.PARTNER),
)


def make_people() -> dict[str, User]:
    """The organisations and the people, by role; the second supervisor as "manager"."""
    organisations = {
        short: Organisation.objects.get_or_create(short_name=short, defaults={"name": name, "kind": kind})[0]
        for name, short, kind in ORGANISATIONS
    }
    return {
        person.key: User.objects.create_user(
            person.email,
            PASSWORD,
            full_name=person.full_name,
            organisation=organisations[person.organisation],
            role=person.role,
            is_demonstration=True,
        )
        for person in PEOPLE
    }
