"""Requests to officers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table, and find its rows by state and by asker."""
    op.create_table(
        "handovers",
        sa.Column("id", sa.String(12), primary_key=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("opened", sa.DateTime, nullable=False),
        sa.Column("expires", sa.DateTime),
        sa.Column("closed", sa.DateTime),
        sa.Column("server", sa.BigInteger),
        sa.Column("asker", sa.BigInteger),
        sa.Column("asker_name", sa.String(100)),
        sa.Column("question", sa.Text),
        sa.Column("officer", sa.BigInteger),
        sa.Column("answer", sa.Text),
        sa.Column("channel", sa.BigInteger),
        sa.Column("message", sa.BigInteger),
    )
    op.create_index("ix_handovers_state", "handovers", ["state"])
    op.create_index("ix_handovers_asker", "handovers", ["asker"])
