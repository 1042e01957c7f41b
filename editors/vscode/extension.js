const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const command = workspace.getConfiguration("czar").get("command");
  const server = { command, args: ["lsp"] };
  client = new LanguageClient("czar", "Czar rules", server, {
    documentSelector: [{ scheme: "file", language: "czar-rules" }],
    synchronize: { fileEvents: workspace.createFileSystemWatcher("**/*.{drl,csv}") },
  });
  return client.start();
};

exports.deactivate = () => client?.stop();
