# One image for web server, worker and beat; docker-compose.yml says which of them a container is.
FROM python:3.11-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    DJANGO_SETTINGS_MODULE=harlowsafety.settings \
    HARLOWSAFETY_VAR=/srv/harlowsafety/var

WORKDIR /srv/harlowsafety
COPY requirements.txt package.json package-lock.json ./
RUN pip install --requirement requirements.txt

COPY . .
RUN python -c "from harlowsafety.running.node import fetch_browser_packages as fetch; fetch(development=False)" \
    && SECRET_KEY=not-used-at-run-time python manage.py collectstatic --noinput --verbosity 0 \
    && useradd --system --no-create-home --uid 10001 harlowsafety \
    && install --directory --owner harlowsafety --mode 0700 /srv/harlowsafety/var/beat

USER harlowsafety
EXPOSE 8000
CMD ["gunicorn", "--config", "python:harlowsafety.serving", "--bind", "0.0.0.0:8000"]
