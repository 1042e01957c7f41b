"""A model that does one task the way Czar asks for it, behind the interfaces of four makers, on the loopback only.

Usage: model-server.py PORT LOG. Speaks Messages, Responses, Chat Completions and generateContent. Each request is a line of LOG.
What it answers to a message of Czar: edit a file with a tool, acknowledge, git add, git commit, report, and a last word.
While the file LOG.mood says "limit", it refuses as one who is over a limit; while it says "slow", each answer takes five seconds.
"""
import gzip
import json
import os
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT, LOG = int(sys.argv[1]), sys.argv[2]
LOCK = threading.Lock()
SHELLS = ["Bash", "exec_command", "shell_command", "run_shell_command", "bash", "run_commands"]
EDITORS = {"Write": ("file_path", "content"), "write_file": ("file_path", "content"), "write": ("filePath", "content"),
           "create": ("path", "file_text"), "editor": ("path", "new_text")}
READERS = {"Read": "file_path", "read_file": "file_path", "read": "filePath", "view": "path"}


def words(content):
    """The text in what a message holds, whatever the maker calls it."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "\n".join(filter(None, map(words, content)))
    if isinstance(content, dict) and content.get("type") != "tool_result":
        return words(content.get("text") or "")
    return ""


def conversation(body):
    """Pairs of who spoke (user, model, tool) and the text."""
    turns = []
    for entry in body.get("messages") or body.get("input") or body.get("contents") or []:
        content = entry.get("content") or entry.get("parts") or ""
        kind, role = entry.get("type", "message"), entry.get("role")
        parts = content if isinstance(content, list) else []
        if kind.endswith("_output") or role == "tool" or any(
                isinstance(part, dict) and (part.get("type") == "tool_result" or "functionResponse" in part)
                for part in parts):
            turns.append(("tool", ""))
        elif kind == "message" and role == "user":
            turns.append(("user", words(content)))
    return turns


def tools(body):
    found = {}
    for tool in body.get("tools") or []:
        for function in tool.get("functionDeclarations") or [tool.get("function") or tool]:
            schema = function.get("parametersJsonSchema") or function.get("parameters") or function.get("input_schema") or {}
            found[function.get("name") or function.get("type")] = schema.get("properties") or {}
    return found


def shell(known, command):
    name = next(shell for shell in SHELLS if shell in known)
    if "commands" in known[name]:
        return name, {"commands": [command]}
    arguments = {"cmd" if "cmd" in known[name] else "command": command}
    if "description" in known[name]:
        arguments["description"] = "one step of the task"
    return name, arguments


def edit(known, folder, text):
    for name, (path, content) in EDITORS.items():
        if name in known:
            return name, {path: "%s/%s.txt" % (folder, text), content: text}
    return shell(known, "printf '%%s\\n' %s > %s.txt" % (text, text))


def read(known, file, folder):
    for name, path in READERS.items():
        if name in known:
            return name, {path: folder + "/" + file}
    return shell(known, "cat " + file)


def filled(schema):
    """The least that a JSON schema asks for."""
    kind = str(schema.get("type", "")).lower()
    if kind == "object":
        return {name: filled(inner) for name, inner in (schema.get("properties") or {}).items()}
    return {"integer": 1, "number": 1, "boolean": False, "array": []}.get(kind, (schema.get("enum") or ["yes"])[0])


def answer(body):
    """A text, or the name and the arguments of a tool."""
    wanted = (body.get("generationConfig") or {}).get("responseJsonSchema")
    if wanted:
        return json.dumps(filled(wanted))
    known, turns = tools(body), conversation(body)
    asked = [at for at, (who, text) in enumerate(turns) if who == "user" and "[czar:" in text]
    if not asked or not any(shell in known for shell in SHELLS):
        return "Standing by."
    said = turns[asked[-1]][1]
    pointer = re.search(r"read the file (\S+) \(sha256", said)
    if pointer:
        whole = json.dumps(body, ensure_ascii=False).replace("\\n", "\n")
        folder = re.search(r"(/\S+)/\.czar-worker/report", whole).group(1)
        said = whole[whole.rfind("[czar:"):]
    report = re.search(r"(\S+/\.czar-worker/report) --ack ([0-9a-f]{8})", said)
    if pointer and not report:
        return read(known, pointer.group(1), folder)
    if not report:
        return "Understood."
    task = re.search(r"TASK_COMPLETE: ([\w.-]+)", said).group(1)
    steps = [
        edit(known, report.group(1).rsplit("/", 2)[0], task),
        shell(known, "%s --ack %s" % report.groups()),
        shell(known, "git add -A"),
        shell(known, 'git commit -q -m "Do the work" -m "TASK_COMPLETE: %s"' % task),
        shell(known, "%s --task %s --progress 100" % (report.group(1), task)),
    ]
    if "Bash" in known and task == "hostile":  # what Claude Code asks to be allowed
        steps[1:1] = [shell(known, "sh allowed.sh"), shell(known, "sh denied.sh")]
    done = sum(1 for who, _ in turns[asked[-1]:] if who == "tool") - (1 if pointer else 0)
    return steps[done] if done < len(steps) else "All of it is done."


def messages(act, model, unique):
    if isinstance(act, str):
        block, delta, stop = {"type": "text", "text": ""}, {"type": "text_delta", "text": act}, "end_turn"
    else:
        block = {"type": "tool_use", "id": "toolu_" + unique, "name": act[0], "input": {}}
        delta, stop = {"type": "input_json_delta", "partial_json": json.dumps(act[1])}, "tool_use"
    message = {"id": "msg_" + unique, "type": "message", "role": "assistant", "model": model, "content": [],
               "stop_reason": None, "stop_sequence": None, "usage": {"input_tokens": 10, "output_tokens": 1}}
    return message, [
        {"type": "message_start", "message": message},
        {"type": "content_block_start", "index": 0, "content_block": block},
        {"type": "content_block_delta", "index": 0, "delta": delta},
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": {"stop_reason": stop, "stop_sequence": None}, "usage": {"output_tokens": 5}},
        {"type": "message_stop"}]


def responses(act, model, unique):
    if isinstance(act, str):
        item = {"id": "msg_" + unique, "type": "message", "role": "assistant", "status": "completed",
                "content": [{"type": "output_text", "text": act, "annotations": []}]}
    else:
        item = {"id": "fc_" + unique, "type": "function_call", "call_id": "call_" + unique, "name": act[0],
                "arguments": json.dumps(act[1]), "status": "completed"}
    whole = {"id": "resp_" + unique, "object": "response", "created_at": int(time.time()), "status": "completed",
             "model": model, "output": [item], "usage": {
                 "input_tokens": 10, "output_tokens": 5, "total_tokens": 15,
                 "input_tokens_details": {"cached_tokens": 0}, "output_tokens_details": {"reasoning_tokens": 0}}}
    return whole, [
        {"type": "response.created", "response": {**whole, "status": "in_progress", "output": []}},
        {"type": "response.output_item.done", "output_index": 0, "item": item},
        {"type": "response.completed", "response": whole}]


def completions(act, model, unique):
    delta = {"role": "assistant", "content": act} if isinstance(act, str) else {
        "role": "assistant", "content": None, "tool_calls": [
            {"index": 0, "id": "call_" + unique, "type": "function",
             "function": {"name": act[0], "arguments": json.dumps(act[1])}}]}
    base = {"id": "c" + unique, "created": int(time.time()), "model": model,
            "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15, "prompt_tokens_details": {"cached_tokens": 4}}}
    stop = "stop" if isinstance(act, str) else "tool_calls"
    chunk = {**base, "object": "chat.completion.chunk"}
    return {**base, "object": "chat.completion", "choices": [{"index": 0, "message": delta, "finish_reason": stop}]}, [
        {**chunk, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]},
        {**chunk, "choices": [{"index": 0, "delta": {}, "finish_reason": stop}]}, "[DONE]"]


def contents(act, model, unique):
    part = {"text": act} if isinstance(act, str) else {"functionCall": {"name": act[0], "args": act[1]}}
    whole = {"candidates": [{"content": {"role": "model", "parts": [part]}, "index": 0, "finishReason": "STOP"}],
             "usageMetadata": {"promptTokenCount": 10, "candidatesTokenCount": 5, "totalTokenCount": 15, "cachedContentTokenCount": 4},
             "modelVersion": model}
    return whole, [whole]


class Model(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *ignored):
        pass

    def reply(self, content, kind="application/json", status=200, headers=()):
        self.send_response(status)
        for header in headers:
            self.send_header(*header)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def refuse(self, maker):
        said = "You have exceeded your rate limit. Try again in 20 seconds."
        error = {"type": "rate_limit_error", "code": "rate_limit_exceeded", "message": said}
        if maker is contents:  # the quota of a day, which is not tried again
            google = "type.googleapis.com/google.rpc."
            error = {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": said, "details": [
                {"@type": google + "QuotaFailure", "violations": [
                    {"quotaMetric": "generativelanguage.googleapis.com/generate_content_free_tier_requests",
                     "quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "50"}]},
                {"@type": google + "RetryInfo", "retryDelay": "20s"}]}
        self.reply(json.dumps({"type": "error", "error": error}).encode(), status=429, headers=[("x-should-retry", "false")])

    def do_GET(self):
        self.reply(b'{"data": [], "models": []}')

    do_HEAD = do_GET

    def body(self):
        if (self.headers.get("transfer-encoding") or "").lower() == "chunked":
            raw = b""
            while size := int(self.rfile.readline().strip() or b"0", 16):
                raw += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            raw = self.rfile.read(int(self.headers.get("content-length") or 0))
        if self.headers.get("content-encoding") == "gzip":
            raw = gzip.decompress(raw)
        try:
            return json.loads(raw)
        except ValueError:
            return {}

    def do_POST(self):
        body, path = self.body(), self.path.split("?")[0]
        with LOCK, open(LOG, "a") as log:
            log.write(json.dumps({"path": path, "body": body}) + "\n")
        makers = {"/messages": messages, "/responses": responses, "/chat/completions": completions,
                  "enerateContent": contents}
        maker = next((speak for end, speak in makers.items() if path.endswith(end)), None)
        if not maker or not isinstance(body, dict):
            return self.reply(json.dumps({"input_tokens": 10, "totalTokens": 10}).encode())
        mood = open(LOG + ".mood").read().strip() if os.path.exists(LOG + ".mood") else ""
        if mood == "limit":
            return self.refuse(maker)
        time.sleep(5 if mood == "slow" else 0)
        act = answer(body)
        whole, events = maker(act, body.get("model", "stand-in"), "%x" % time.time_ns())
        if not (body.get("stream") or "stream" in path):
            if maker is messages:
                whole = {**whole, "stop_reason": "end_turn", "content": [
                    {"type": "text", "text": act}] if isinstance(act, str) else []}
            return self.reply(json.dumps(whole).encode())
        text = ""
        for event in events:
            if isinstance(event, dict) and "type" in event:
                text += "event: " + event["type"] + "\n"
            text += "data: " + (event if isinstance(event, str) else json.dumps(event)) + "\n\n"
        return self.reply(text.encode(), "text/event-stream")


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        pass  # a client that hangs up


Server(("127.0.0.1", PORT), Model).serve_forever()
