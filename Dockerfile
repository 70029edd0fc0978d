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
# What the wordings teach is learnt here, so that the container starts at once on a disk that it cannot write.
RUN BRIEFING_BOT_CACHE=/opt/bot/learnt /opt/bot/bin/briefing-bot ask hello --knowledge knowledge

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home briefing
COPY --from=build /opt/bot /opt/bot
ENV PATH=/opt/bot/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 BRIEFING_BOT_CACHE=/opt/bot/learnt
USER 10001
# The exec form: SIGTERM reaches the bot itself, which leaves Discord in good order.
ENTRYPOINT ["briefing-bot"]
CMD ["run"]
