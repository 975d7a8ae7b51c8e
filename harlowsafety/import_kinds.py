"""Everything that can be imported, in the order in which it is offered."""

from imports.kinds import ImportKind

KINDS: tuple[ImportKind, ...] = ()
