"""Any client of the OpenAI API can talk with her: shown with the real one."""

from __future__ import annotations

import asyncio

import httpx
import openai
import pytest

from everwith import app
from everwith.core.ids import RelationshipId
from everwith.core.moment import Moment
from tests.server.conftest import Served


@pytest.fixture
def client(served: Served) -> openai.OpenAI:
    """A client with the key."""
    return openai.OpenAI(base_url=f"{served.base}/v1", api_key=served.key, max_retries=0)


def _said(served: Served) -> list[str]:
    with served.client() as page:
        return [m["text"] for m in page.get("/api/messages").json()["messages"] if m["from"] == "owner"]


def _hi(text: str = "hello") -> list[dict[str, str]]:
    return [{"role": "system", "content": "You are a pirate."}, {"role": "user", "content": text}]


def _meet(served: Served, name: str, relationship: str) -> None:
    """Bring a second companion into the home."""
    introduction = app.Introduction(owner="Daniel", companion=name, meeting=False, zone="UTC", seed=3)
    runtime = served.house.runtime
    met = introduction.met(RelationshipId(relationship), Moment(ms=served.clock.ms), runtime.company)
    served.run(runtime.meet(met))


def test_every_companion_is_a_model(served: Served, client: openai.OpenAI) -> None:
    """The list names her; her id, her name alone and the relationship's id all find her."""
    model = f"mira-{served.relationship[:8]}"
    assert [one.id for one in client.models.list()] == [model]
    for name in (model, "Mira", "mira", served.relationship):
        assert client.models.retrieve(name).id == model


def test_she_answers(served: Served, client: openai.OpenAI) -> None:
    """A completion is her reply, with honest counts; it is in the conversation of the page too."""
    answer = client.chat.completions.create(model="Mira", messages=_hi("hello there"))  # type: ignore[arg-type]
    with served.client() as page:
        hers = [m["text"] for m in page.get("/api/messages").json()["messages"] if m["from"] == "companion"]
    assert answer.choices[0].message.content == "\n\n".join(hers)
    assert answer.choices[0].finish_reason == "stop"
    assert answer.model == f"mira-{served.relationship[:8]}"
    assert answer.usage is not None
    assert answer.usage.prompt_tokens == 2
    assert answer.usage.completion_tokens == len(" ".join(hers).split())


def test_only_the_last_user_message_is_said(served: Served, client: openai.OpenAI) -> None:
    """What the client remembers is not said again, and a system message makes nobody else of her."""
    earlier = [{"role": "user", "content": "I live on Mars"}, {"role": "assistant", "content": "Aye."}]
    client.chat.completions.create(model="Mira", messages=[*earlier, *_hi()])  # type: ignore[arg-type]
    assert _said(served) == ["hello"]


def test_a_stream_says_the_same_as_a_whole(served: Served, client: openai.OpenAI) -> None:
    """The chunks together are the reply; the last one tells the counts where they are asked for."""
    with client.chat.completions.create(
        model="Mira",
        messages=_hi(),
        stream=True,
        stream_options={"include_usage": True},  # type: ignore[call-overload]
    ) as stream:
        chunks = list(stream)
    with served.client() as page:
        hers = [m["text"] for m in page.get("/api/messages").json()["messages"] if m["from"] == "companion"]
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices) == "\n\n".join(hers)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices][-1] == "stop"
    assert chunks[-1].usage is not None
    assert len({chunk.id for chunk in chunks}) == 1


def test_a_stream_ends_as_the_api_says(served: Served) -> None:
    """Server-sent events, each a data line, [DONE] last."""
    headers = {"authorization": f"Bearer {served.key}"}
    body = {"model": "Mira", "messages": _hi(), "stream": True}
    answer = httpx.post(f"{served.base}/v1/chat/completions", json=body, headers=headers)
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = [event for event in answer.text.split("\n\n") if event]
    assert all(event.startswith("data: ") for event in events)
    assert events[-1] == "data: [DONE]"


async def test_the_asynchronous_client_talks_too(served: Served) -> None:
    """Several at once, streaming and not: each gets an answer, and each message is one turn."""
    async with openai.AsyncOpenAI(base_url=f"{served.base}/v1", api_key=served.key, max_retries=0) as client:

        async def whole(n: int) -> str:
            answer = await client.chat.completions.create(model="Mira", messages=_hi(f"whole {n}"))  # type: ignore[arg-type]
            return answer.choices[0].message.content or ""

        async def stream(n: int) -> str:
            chunks = await client.chat.completions.create(model="Mira", messages=_hi(f"stream {n}"), stream=True)  # type: ignore[call-overload]
            return "".join([chunk.choices[0].delta.content or "" async for chunk in chunks])

        answers = await asyncio.gather(*(act(n) for n in range(4) for act in (whole, stream)))
    assert all(answers)
    assert sorted(_said(served)) == sorted([f"{kind} {n}" for n in range(4) for kind in ("whole", "stream")])


def test_the_same_key_and_words_are_one_turn(served: Served, client: openai.OpenAI) -> None:
    """A retry with its Idempotency-Key gets the answer given before; other words, or no key, are said anew."""
    headers = {"Idempotency-Key": "k1"}
    first = client.chat.completions.create(model="Mira", messages=_hi(), extra_headers=headers)  # type: ignore[arg-type]
    again = client.chat.completions.create(model="Mira", messages=_hi(), extra_headers=headers)  # type: ignore[arg-type]
    assert again.choices[0].message.content == first.choices[0].message.content
    assert again.id == first.id
    assert _said(served) == ["hello"]
    client.chat.completions.create(model="Mira", messages=_hi("good night"), extra_headers=headers)  # type: ignore[arg-type]
    client.chat.completions.create(model="Mira", messages=_hi())  # type: ignore[arg-type]
    assert _said(served) == ["hello", "good night", "hello"]


def test_text_parts_are_read_and_pictures_refused(served: Served, client: openai.OpenAI) -> None:
    """Parts of text are one message; a picture is refused in words, and nothing is said."""
    text = {"type": "text", "text": "look at this"}
    picture = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
    with pytest.raises(openai.BadRequestError) as refused:
        client.chat.completions.create(model="Mira", messages=[{"role": "user", "content": [text, picture]}])  # type: ignore[list-item,misc]
    assert refused.value.param == "messages"
    assert "text only" in refused.value.message
    assert _said(served) == []
    client.chat.completions.create(model="Mira", messages=[{"role": "user", "content": [text, text]}])  # type: ignore[list-item,misc]
    assert _said(served) == ["look at this\nlook at this"]


def test_an_unknown_model_is_not_found(served: Served, client: openai.OpenAI) -> None:
    """404 with the API's own code."""
    with pytest.raises(openai.NotFoundError) as refused:
        client.chat.completions.create(model="gpt-4o", messages=_hi())  # type: ignore[arg-type]
    assert refused.value.code == "model_not_found"
    assert refused.value.type == "not_found_error"


def test_two_of_one_name_are_told_apart(served: Served, client: openai.OpenAI) -> None:
    """The name alone is refused where it could be either; the ids work, and each life is its own."""
    _meet(served, "Mira", "feed0000feed0000")
    with pytest.raises(openai.NotFoundError, match="More than one"):
        client.chat.completions.create(model="mira", messages=_hi())  # type: ignore[arg-type]
    client.chat.completions.create(model="mira-feed0000", messages=_hi())  # type: ignore[arg-type]
    assert _said(served) == []


@pytest.mark.parametrize(
    "messages", [[], [{"role": "system", "content": "x"}], [{"role": "user", "content": ""}], [{"role": "user"}]]
)
def test_nothing_said_is_an_error(served: Served, client: openai.OpenAI, messages: list[dict[str, str]]) -> None:
    """Without words of the owner there is no turn."""
    with pytest.raises(openai.BadRequestError):
        client.chat.completions.create(model="Mira", messages=messages)  # type: ignore[arg-type]
    assert _said(served) == []


def test_a_body_that_is_none_is_an_error_of_the_api(served: Served) -> None:
    """Wrong shapes are said in the OpenAI form."""
    headers = {"authorization": f"Bearer {served.key}"}
    answer = httpx.post(f"{served.base}/v1/chat/completions", json={"messages": "x"}, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_without_the_key_nobody_is_let_in(served: Served, client: openai.OpenAI) -> None:
    """A wrong key is refused in the API's form, and guessing has to wait; a page's session is no key."""
    wrong = openai.OpenAI(base_url=f"{served.base}/v1", api_key="ew-wrong", max_retries=0)
    with pytest.raises(openai.AuthenticationError) as refused:
        wrong.models.list()
    assert refused.value.code == "invalid_api_key"
    with served.client() as page:
        assert page.get("/v1/models").status_code == 401
    for _ in range(25):
        with pytest.raises((openai.AuthenticationError, openai.RateLimitError)):
            wrong.models.list()
    with pytest.raises(openai.RateLimitError):
        client.models.list()
    served.clock.ms += 60_000
    assert client.models.list().data
