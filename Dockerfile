# Two stages, so that nothing of the building stays in the image that runs.
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/bot
COPY requirements.txt ./
RUN /opt/bot/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
RUN /opt/bot/bin/pip install --no-cache-dir --no-deps .
# What the wordings teach is learnt here, so that the container starts at once on a disk that it cannot write. The bot
# keeps it for its owner alone, who is root here, and runs as somebody else.
RUN BRIEFING_BOT_CACHE=/opt/bot/learnt /opt/bot/bin/briefing-bot ask hello --knowledge knowledge && \
    chmod -R a+rX /opt/bot/learnt

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home briefing && install -d -m 0700 -o 10001 /var/lib/briefing-bot
COPY --from=build /opt/bot /opt/bot
ENV PATH=/opt/bot/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 BRIEFING_BOT_CACHE=/opt/bot/learnt \
    BRIEFING_BOT_DATABASE=/var/lib/briefing-bot/records.sqlite3
VOLUME /var/lib/briefing-bot
USER 10001
# The exec form: SIGTERM reaches the bot itself, which leaves Discord in good order.
ENTRYPOINT ["briefing-bot"]
CMD ["run"]
