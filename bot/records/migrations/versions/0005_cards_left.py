"""Cards that may still show a closed request, so that a stop at the wrong moment leaves none of them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the table; nothing is known of the cards of requests that were closed before."""
    op.create_table(
        "cards_left",
        sa.Column("request", sa.String(12), primary_key=True),
        sa.Column("ending", sa.String(20), nullable=False),
        sa.Column("closed", sa.DateTime, nullable=False),
        sa.Column("opened", sa.DateTime, nullable=False),
        sa.Column("server", sa.BigInteger, nullable=False),
        sa.Column("channel", sa.BigInteger, nullable=False),
        sa.Column("message", sa.BigInteger),
    )
