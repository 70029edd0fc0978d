"""Server settings and counts of feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "server_settings",
        sa.Column("server", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("officer_role", sa.BigInteger),
        sa.Column("officers_channel", sa.BigInteger),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.Column("channels", sa.JSON, nullable=False),
    )
    op.create_table(
        "feedback",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("entry", sa.String(60), primary_key=True),
        sa.Column("knowledge", sa.String(64), primary_key=True),
        sa.Column("helped", sa.Integer, nullable=False),
        sa.Column("not_helped", sa.Integer, nullable=False),
    )
