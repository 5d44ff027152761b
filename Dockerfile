# One image for web, worker and beat; docker-compose.yml says which command each one runs.

FROM node:24-slim AS npm
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts

FROM python:3.11-slim-bookworm
# Pango draws the PDFs.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /portal portal \
    && install -d -o portal -g portal /srv/files /srv/beat

WORKDIR /portal
COPY requirements/runtime.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/runtime.txt

COPY --from=npm /portal/node_modules node_modules
COPY manage.py ./
COPY legeraad legeraad
COPY councils councils
COPY members members
COPY cases cases
COPY templates templates
COPY static static
COPY locale locale
COPY docs/handbok docs/handbok

# The settings refuse to load without their variables; building needs none of the real ones.
RUN export SECRET_KEY=only-while-the-image-is-built-0123456789-0123456789-abcdef \
        ALLOWED_HOSTS=build.example SITE_URL=https://build.example \
        DATABASE_URL=postgresql://build.example/x REDIS_URL=redis://build.example \
        MEDIA_ROOT=/srv/files EMAIL_URL=smtp://build.example DEFAULT_FROM_EMAIL=x@build.example \
        DJANGO_SETTINGS_MODULE=legeraad.settings.production \
    && python manage.py compile_translations \
    && python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q legeraad councils members cases

ENV DJANGO_SETTINGS_MODULE=legeraad.settings.production \
    PYTHONUNBUFFERED=1
USER portal
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--no-ws", "--host", "0.0.0.0", "--port", "8000", \
     "--workers", "2", "--blocking-threads", "4", "--workers-kill-timeout", "20", \
     "legeraad.wsgi:application"]
