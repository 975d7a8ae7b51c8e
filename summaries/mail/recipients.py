"""Who is written to: their own choice, else their role's; only people who may read issued papers."""

from accounts.models import User
from accounts.rights import Right, Role
from summaries.mail.readiness import is_allowed
from summaries.models import How, RoleSubscription, Subscription

# The cabinet member reads the summary from the link in the e-mail. Nobody else is written to unasked.
UNLESS_SET = {Role.COUNCILLOR: How.EACH}


def role_choices() -> dict[str, str]:
    """What each role gets whose people chose nothing themselves."""
    chosen = dict(RoleSubscription.objects.values_list("role", "how"))
    return {role: chosen.get(role, UNLESS_SET.get(role, How.NONE)) for role in Role}


def choice_of(user: User, of_roles: dict[str, str] | None = None) -> str:
    """How this person is mailed, whether or not they can be reached."""
    own = subscription_of(user)
    if own is not None and own.how != Subscription.AS_ROLE:
        return own.how
    return (role_choices() if of_roles is None else of_roles)[user.role]


def subscription_of(user: User) -> Subscription | None:
    found: Subscription | None = getattr(user, "mail", None)
    return found


def why_not(user: User, of_roles: dict[str, str] | None = None) -> str:
    """Why this person is not written to now; empty when they are."""
    own = subscription_of(user)
    if not user.can(Right.READ_ISSUED_SUMMARIES):
        return "The account is closed, or may not read issued summaries."
    if choice_of(user, of_roles) == How.NONE:
        return "No e-mail is wanted."
    if own is not None and own.paused_at is not None:
        return f"Paused: {own.paused_because}"
    if not is_allowed(user.email):
        return "The address is in no domain that may be written to."
    return ""


def recipients(how: str) -> list[User]:
    """Those who want it in this way and are written to, in the order of their names."""
    of_roles = role_choices()
    people = User.objects.filter(is_active=True).select_related("organisation", "mail")
    return [user for user in people if choice_of(user, of_roles) == how and not why_not(user, of_roles)]
