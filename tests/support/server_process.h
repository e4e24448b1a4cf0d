// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace betlog::tests {

/// What a program did that ran to its end.
struct ProgramRun
{
    int exitCode = -1; ///< -1: it did not start, crashed or took too long
    QString output;
    QString errors;
};

/// Runs betlogd to its end with these arguments, and nothing of BETLOG_* in its environment but
/// what `environment` says ("BETLOG_PORT=0").
[[nodiscard]] ProgramRun
runBetlogd(const QStringList& arguments, const QStringList& environment = {});

/// A real betlogd on a free port of the loopback, with a data folder of its own that outlives
/// crashes and restarts. The first start picks the port; later ones keep it, so that clients find
/// the server again. Killed when destroyed.
class ServerProcess
{
public:
    ServerProcess();
    ~ServerProcess();

    Q_DISABLE_COPY_MOVE(ServerProcess)

    /// Before the first start: where its data is kept, which is the caller's to remove.
    void useFolder(const QString& folder) { m_dataDir = folder; }

    /// Before a start: a variable of its environment.
    void setEnvironment(const QString& name, const QString& value);

    /// Starts it and waits for its ready line. False: it did not come up; see errors().
    [[nodiscard]] bool start(const QStringList& moreArguments = {});
    /// SIGKILL: nothing is finished, as in a loss of power.
    void kill();
    /// SIGTERM, and waits; the exit code, or -1 if it had to be killed.
    [[nodiscard]] int stop();
    void terminate(); ///< SIGTERM, and goes on

    [[nodiscard]] bool isRunning() const;

    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    [[nodiscard]] quint16 port() const { return m_port; }

    [[nodiscard]] QString dataDir() const { return m_dataDir; }

    [[nodiscard]] QUrl
    http(const QString& path) const; ///< path with its query: "/api/bets?limit=5"
    [[nodiscard]] QUrl webSocket(const QString& path) const; ///< "/ws"

    [[nodiscard]] QString readyLine() const { return m_readyLine; }

    [[nodiscard]] QString errors(); ///< what it wrote to stderr so far

private:
    [[nodiscard]] bool readReadyLine();

    QTemporaryDir m_folder;
    QString m_dataDir;
    QProcess m_process;
    QString m_readyLine;
    quint16 m_port = 0;
};

} // namespace betlog::tests
