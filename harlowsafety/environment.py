"""The environment that every setting is read from; a secret may lie in a file of its own.

Where `NAME_FILE` names a file, as container secrets do, what it says is the setting `NAME`.
"""

from environs import FileAwareEnv

# What must never be seen: not in a log, not in an error, not in a list of processes.
SECRETS = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "OIDC_CLIENT_SECRET")

env = FileAwareEnv(strip_whitespace=True)
