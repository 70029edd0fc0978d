"""Editions of the knowledge, proposals, drafts, counts of what was asked, pauses and notes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables, and the settings of a server that go with them."""
    op.create_table(
        "blobs",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "editions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("tree", sa.JSON, nullable=False),
        sa.Column("moment", sa.DateTime, nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("officer", sa.BigInteger),
        sa.Column("officer_name", sa.String(100)),
    )
    op.create_table(
        "learnt",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.String(12), primary_key=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("base", sa.Integer, nullable=False),
        sa.Column("tree", sa.JSON, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("assessment", sa.JSON, nullable=False),
        sa.Column("draft", sa.String(12), nullable=False),
        sa.Column("opened", sa.DateTime, nullable=False),
        sa.Column("expires", sa.DateTime, nullable=False),
        sa.Column("closed", sa.DateTime),
        sa.Column("server", sa.BigInteger),
        sa.Column("author", sa.BigInteger),
        sa.Column("author_name", sa.String(100)),
        sa.Column("channel", sa.BigInteger),
        sa.Column("message", sa.BigInteger),
    )
    op.create_index("ix_proposals_state", "proposals", ["state"])
    op.create_index("ix_proposals_author", "proposals", ["author"])
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(12), primary_key=True),
        sa.Column("server", sa.BigInteger, nullable=False),
        sa.Column("officer", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("entry", sa.String(60), nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("base", sa.Integer, nullable=False),
        sa.Column("updated", sa.DateTime, nullable=False),
    )
    op.create_index("ix_drafts_officer", "drafts", ["officer"])
    op.create_table(
        "asked",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("outcome", sa.String(12), primary_key=True),
        sa.Column("subject", sa.String(60), primary_key=True),
        sa.Column("band", sa.String(8), primary_key=True),
        sa.Column("way", sa.String(12), primary_key=True),
        sa.Column("edition", sa.String(64), primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
    )
    op.create_table(
        "unanswered",
        sa.Column("server", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("text", sa.String(300), primary_key=True),
        sa.Column("reason", sa.String(60), nullable=False),
        sa.Column("askers", sa.Integer, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
    )
    op.create_table(
        "pauses",
        sa.Column("entry", sa.String(60), primary_key=True),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("since", sa.DateTime, nullable=False),
    )
    op.create_table(
        "notes",
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.add_column("server_settings", sa.Column("second_officer", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("handovers", sa.Column("reusable", sa.Boolean))
    op.add_column("server_settings", sa.Column("keeps_texts", sa.Boolean, nullable=False, server_default=sa.false()))
