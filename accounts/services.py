"""Writing accounts: letting people in, changing what they may do, and shutting the door behind them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.module_loading import import_string

from accounts.keys.services import end_keys
from accounts.models import Organisation, User
from accounts.passphrases import new_passphrase
from accounts.rights import Role
from accounts.sign_ins.services import end_sessions


@transaction.atomic
def add_person(
    *, email: str, full_name: str, role: str, organisation: Organisation, by: User | None
) -> tuple[User, str]:
    """Make an account. Returns it with its first passphrase, which is kept nowhere and must be changed.

    `by` is None only for the first administrator, who is made at the command line.
    """
    _check_role(role, organisation)
    passphrase = new_passphrase()
    person = User.objects.create_user(
        email,
        passphrase,
        full_name=full_name.strip(),
        role=role,
        organisation=organisation,
        must_change_password=True,
        added_by=by,
    )
    return person, passphrase


@transaction.atomic
def change_person(
    *, person: User, email: str, full_name: str, role: str, organisation: Organisation, by: User
) -> User:
    """Put an account right. Nobody changes their own role."""
    if person.pk == by.pk and role != person.role:
        raise ValidationError({"role": "You cannot change your own role. Ask another administrator."})
    _check_role(role, organisation)
    person.email = User.objects.normalize_email(email).lower()
    person.full_name, person.role, person.organisation = full_name.strip(), role, organisation
    person.full_clean(exclude=["password"])
    person.save(update_fields=["email", "full_name", "role", "organisation"])
    return person


@transaction.atomic
def deactivate_person(*, person: User, by: User) -> User:
    """Shut an account: every session, key and file of it that waits ends now, for good.

    So does every account that they made and nobody has used: who is behind it, they alone knew.
    """
    if person.pk == by.pk:
        raise ValidationError("You cannot deactivate your own account. Ask another administrator.")
    for each in (person, *User.objects.waiting_for(person).exclude(pk=by.pk)):
        _shut(each, by)
    return person


@transaction.atomic
def give_new_passphrase(*, person: User, by: User) -> str:
    """A new first passphrase, for somebody who forgot theirs or comes back. Ends what was signed in."""
    if person.pk == by.pk:
        raise ValidationError("Change your own password from the link at the top of the page.")
    passphrase = new_passphrase()
    _end_sign_ins(person, by)
    person.set_password(passphrase)
    person.is_active = person.must_change_password = True
    person.save(update_fields=["password", "is_active", "must_change_password"])
    return passphrase


@transaction.atomic
def add_organisation(*, name: str, short_name: str, kind: str, by: User) -> Organisation:
    organisation = Organisation(name=name.strip(), short_name=short_name.strip(), kind=kind)
    organisation.full_clean()
    organisation.save()
    return organisation


def _check_role(role: str, organisation: Organisation) -> None:
    if role == Role.LIAISON and organisation.kind != Organisation.Kind.POLICE:
        raise ValidationError(
            {"role": "A police liaison works for the police. Choose a police organisation, or another role."}
        )


def _shut(person: User, by: User) -> None:
    person.is_active = False
    _end_sign_ins(person, by)
    person.save(update_fields=["is_active", "password"])
    for end in settings.WHEN_SOMEBODY_LEAVES:
        import_string(end)(person=person, by=by)


def _end_sign_ins(person: User, by: User) -> None:
    """Browsers and keys at once, and links in letters, which hold a hash of the password: it is none now."""
    person.set_unusable_password()
    end_sessions(person=person, by=by)
    end_keys(person=person, by=by)
