"""Runs the migrations on the connection that `bot.records.database.migrating` was given."""

from alembic import context

from bot.records.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite cannot change a column otherwise
)
context.run_migrations()
