# Two stages, so that nothing of the building stays in the image that runs.
FROM python:3.13-slim AS build
WORKDIR /src
# Without pip of its own: nothing is ever installed in the image that runs.
RUN python -m venv --without-pip /opt/bot
COPY requirements.txt ./
RUN pip --python /opt/bot/bin/python install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
RUN pip --python /opt/bot/bin/python install --no-cache-dir --no-deps .
# Libraries bring their own tests, word lists of languages that nobody asks in, and what only compilers read.
RUN find /opt/bot/lib -type d \( -name tests -o -name f2py \) -prune -exec rm -rf {} + && \
    find /opt/bot/lib -type f \( -name '*.py[ix]' -o -name '*.pxd' -o -name '*.[ah]' \) -delete && \
    find /opt/bot/lib -type f -path '*/spellchecker/resources/*' ! -name 'en.*' -delete && \
    find /opt/bot/lib -type f -path '*/pyphen/dictionaries/*' ! -name '*en_GB*' -delete
# What the wordings teach is learnt here, so that the container starts at once on a disk that it cannot write. The bot
# keeps it for its owner alone, who is root here, and runs as somebody else.
RUN BRIEFING_BOT_CACHE=/opt/bot/learnt /opt/bot/bin/briefing-bot ask hello --knowledge knowledge && \
    chmod -R a+rX /opt/bot/learnt

FROM python:3.13-slim
LABEL org.opencontainers.image.title="ISP briefing bot" \
      org.opencontainers.image.description="Answers questions about the Intensifying Support Programme on Discord, every sentence cited." \
      org.opencontainers.image.licenses="MIT AND OFL-1.1"
RUN useradd --system --uid 10001 --no-create-home briefing && install -d -m 0700 -o 10001 /var/lib/briefing-bot
COPY --from=build /opt/bot /opt/bot
ENV PATH=/opt/bot/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 BRIEFING_BOT_CACHE=/opt/bot/learnt \
    BRIEFING_BOT_DATABASE=/var/lib/briefing-bot/records.sqlite3
VOLUME /var/lib/briefing-bot
USER 10001
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["briefing-bot", "health"]
# The exec form: SIGTERM reaches the bot itself, which leaves Discord in good order.
ENTRYPOINT ["briefing-bot"]
CMD ["run"]
