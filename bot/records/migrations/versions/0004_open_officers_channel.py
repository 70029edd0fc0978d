"""A manager's word that others than officers may read the officers' channel."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the channel it was given for, and the digest of its readers."""
    op.add_column("server_settings", sa.Column("confirmed_channel", sa.BigInteger))
    op.add_column("server_settings", sa.Column("confirmed_readers", sa.String(32)))
