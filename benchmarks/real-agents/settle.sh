# For real-agents.sh: where each program's model is, and what a person would have answered on the first day.
settle() { # program
  local url=http://127.0.0.1:$port
  case $1 in
    claude)
      export ANTHROPIC_BASE_URL=$url ANTHROPIC_API_KEY=sk-ant-stand-in-0123456789abcdefghij CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1
      cat >"$HOME/.claude.json" <<JSON
{"hasCompletedOnboarding": true, "theme": "dark", "customApiKeyResponses": {"approved": ["0123456789abcdefghij"], "rejected": []},
 "projects": {"$repository": {"hasTrustDialogAccepted": true, "hasCompletedProjectOnboarding": true}}}
JSON
      ;;
    codex)
      mkdir -p "$HOME/.codex"
      export OPENAI_STAND_IN_KEY=key
      cat >"$HOME/.codex/config.toml" <<TOML
model = "stand-in"
model_provider = "standin"
[model_providers.standin]
name = "Stand-in"
base_url = "$url/v1"
env_key = "OPENAI_STAND_IN_KEY"
wire_api = "responses"
TOML
      ;;
    gemini)
      mkdir -p "$HOME/.gemini"
      export GEMINI_API_KEY=key GOOGLE_GEMINI_BASE_URL=$url
      echo '{"security": {"auth": {"selectedType": "gemini-api-key"}}, "model": {"name": "gemini-2.5-flash"}, "general": {"enableAutoUpdate": false, "disableAutoUpdate": true}, "privacy": {"usageStatisticsEnabled": false}}' >"$HOME/.gemini/settings.json"
      ;;
    opencode)
      mkdir -p "$HOME/.config/opencode"
      cat >"$HOME/.config/opencode/opencode.json" <<JSON
{"model": "standin/stand-in", "small_model": "standin/stand-in", "provider": {"standin": {"npm": "@ai-sdk/openai-compatible", "name": "Stand-in",
 "options": {"baseURL": "$url/v1", "apiKey": "key"}, "models": {"stand-in": {"name": "stand-in", "tool_call": true}}}}}
JSON
      ;;
    qwen)
      mkdir -p "$HOME/.qwen"
      export OPENAI_API_KEY=key OPENAI_BASE_URL=$url/v1 OPENAI_MODEL=stand-in
      echo '{"security": {"auth": {"selectedType": "openai"}}, "general": {"disableAutoUpdate": true, "enableAutoUpdate": false}, "privacy": {"usageStatisticsEnabled": false}}' >"$HOME/.qwen/settings.json"
      ;;
    copilot)
      mkdir -p "$HOME/.copilot"
      export COPILOT_PROVIDER_BASE_URL=$url/v1 COPILOT_PROVIDER_API_KEY=key COPILOT_MODEL=gpt-4.1 COPILOT_OFFLINE=true
      echo "{\"trustedFolders\": [\"$repository\", \"$repository-workers\"]}" >"$HOME/.copilot/config.json"
      ;;
    cline)
      mkdir -p "$HOME/.cline/data/settings"
      cline auth -p openai -k key -m stand-in -b "$url/v1" >/dev/null
      echo '{"shown": {"cline-cli-cline-pass-intro": true, "cline-cli-desktop-launch": true}}' >"$HOME/.cline/data/settings/cli-notices.json"
      ;;
  esac
}
