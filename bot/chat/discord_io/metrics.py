"""What the bot counts of its own work, for monitoring: no user, server, channel or word of a question in any label.

Names follow Prometheus' practice (Metric and label naming): base units, `_total` for what only grows.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.exposition import generate_latest

import bot

OTHER: Final = "other"
"""What a label says of anything that the bot has no name for: whatever is sent, there are only so many labels."""
_QUICK: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0)
"""Seconds; Discord waits three for a first response."""


class Outcome(StrEnum):
    """What came of one use of the bot."""

    DONE = "done"
    REFUSED = "refused"
    """It could not be done, and whoever asked was told why."""
    FAILED = "failed"
    """Something was broken; there is a line in the log."""
    LATE = "late"
    """It was over before it could be answered."""


class Metrics:
    """The counters of one bot, in a registry of their own."""

    def __init__(self) -> None:
        """Count from nothing."""
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        registry = self.registry
        Gauge("briefing_bot_build_info", "The version that runs.", ["version"], registry=registry).labels(
            bot.__version__
        ).set(1)
        self._uses = Counter(
            "briefing_bot_interactions_total",
            "Uses of commands, buttons, forms and mentions, by name and what came of them.",
            ["name", "outcome"],
            registry=registry,
        )
        self._seconds = Histogram(
            "briefing_bot_interaction_duration_seconds",
            "From the arrival of a use to the end of what it asked for.",
            ["name"],
            buckets=_QUICK,
            registry=registry,
        )
        self._answers = Counter(
            "briefing_bot_answers_total",
            "Replies to parts of questions, by their outcome.",
            ["outcome"],
            registry=registry,
        )
        self.loop_lag = Histogram(
            "briefing_bot_event_loop_lag_seconds", "How much later than asked for the event loop came round.",
            buckets=_QUICK, registry=registry,
        )  # fmt: skip
        self.connected = Gauge(
            "briefing_bot_gateway_connected", "Whether Discord's gateway is connected.", registry=registry
        )
        self.latency = Gauge(
            "briefing_bot_gateway_latency_seconds", "Of the gateway's last heartbeat.", registry=registry
        )
        self.reconnects = Counter("briefing_bot_gateway_disconnects_total", "Breaks of the gateway.", registry=registry)
        self.servers = Gauge("briefing_bot_servers", "Servers that the bot is in.", registry=registry)
        self.edition = Gauge(
            "briefing_bot_knowledge_edition", "The number of the edition that is live.", registry=registry
        )
        self.published = Gauge(
            "briefing_bot_knowledge_published_timestamp_seconds",
            "When the live edition was published.",
            registry=registry,
        )
        self.entries = Gauge("briefing_bot_knowledge_entries", "Answers and refusals in it.", registry=registry)
        self.expired = Gauge(
            "briefing_bot_knowledge_expired_entries", "Answers in it that have expired.", registry=registry
        )
        self.requests = Gauge(
            "briefing_bot_requests_waiting", "Requests to officers, by state.", ["state"], registry=registry
        )

    @contextmanager
    def use(self, name: str) -> Iterator[Use]:
        """Count one use and how long it took; what came of it is said on the way.

        Args:
            name: of a command, button or form; one of a fixed few.
        """
        began, use = time.perf_counter(), Use()
        try:
            yield use
        except BaseException:
            use.outcome = Outcome.FAILED
            raise
        finally:
            self._uses.labels(name, str(use.outcome)).inc()
            self._seconds.labels(name).observe(time.perf_counter() - began)

    def answered(self, outcome: str) -> None:
        """Count the reply to one part of a question.

        Args:
            outcome: one of the engine's.
        """
        self._answers.labels(outcome).inc()

    def text(self) -> bytes:
        """Return all of it in Prometheus' text format."""
        return generate_latest(self.registry)


class Use:
    """One use of the bot while it is going on."""

    outcome = Outcome.DONE
