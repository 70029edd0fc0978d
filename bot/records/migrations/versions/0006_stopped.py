"""Members whose requests the officers of a server take no more for some days."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "stopped",
        sa.Column("request", sa.String(12), primary_key=True),
        sa.Column("server", sa.BigInteger, nullable=False),
        sa.Column("asker", sa.BigInteger, nullable=False),
        sa.Column("until", sa.DateTime, nullable=False),
    )
    op.create_index("ix_stopped_asker", "stopped", ["asker"])
