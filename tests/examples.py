"""On how many values a property is tried: on few before a change lands, on ten times as many by ``nox -s soak``."""

from hypothesis import HealthCheck, settings

__all__ = ["examples", "register_profiles"]


def register_profiles() -> None:
    """The same examples in every run, and no deadlines: how long an example takes is a matter of who else is busy."""
    settings.register_profile("few", settings.get_profile("ci"), max_examples=25)
    settings.register_profile("many", settings.get_profile("few"), max_examples=250)
    settings.load_profile("few")  # `--hypothesis-profile=many` is heard later, and before tests are collected


def examples(share: float) -> settings:
    """For a test that is run for each of many models, or starts much for each value: a share of the usual number."""
    unhealthy = (HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture)
    usual = settings()
    return settings(
        usual,
        max_examples=max(1, round(usual.max_examples * share)),
        suppress_health_check=[*usual.suppress_health_check, *unhealthy],
    )
