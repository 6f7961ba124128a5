FROM python:3.12-slim
WORKDIR /app
COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE cli.py ./
COPY commands commands
COPY graph graph
COPY loaders loaders
COPY queries queries
COPY viz viz
COPY data data
RUN pip install --no-cache-dir --no-deps --no-build-isolation -e . && useradd --create-home planner
USER planner
WORKDIR /home/planner
ENTRYPOINT ["daumoi"]
CMD ["--help"]
