// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/server_process.h"

#include <QDeadlineTimer>
#include <QRegularExpression>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 20000; ///< far more than it takes, on a machine that is busy

QString program()
{
    return QStringLiteral(TEST_BIN_DIR "/betlogd");
}

/// The environment of this test without a BETLOG_* that a developer may have set.
QProcessEnvironment cleanEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString& name : names) {
        if (name.startsWith("BETLOG_"_L1))
            environment.remove(name);
    }
    environment.remove(u"QT_LOGGING_RULES"_s);
    return environment;
}

} // namespace

ProgramRun runBetlogd(const QStringList& arguments, const QStringList& environment)
{
    QProcess process;
    QProcessEnvironment variables = cleanEnvironment();
    for (const QString& line : environment)
        variables.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    process.setProcessEnvironment(variables);
    process.start(program(), arguments);
    if (!process.waitForFinished(kPatienceMs)) {
        process.kill();
        process.waitForFinished(kPatienceMs);
    }
    const bool ended = process.exitStatus() == QProcess::NormalExit;
    return {
        ended ? process.exitCode() : -1,
        QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

ServerProcess::ServerProcess()
    : m_dataDir(m_folder.path())
{
    m_process.setProcessEnvironment(cleanEnvironment());
}

ServerProcess::~ServerProcess()
{
    kill();
}

void ServerProcess::setEnvironment(const QString& name, const QString& value)
{
    QProcessEnvironment environment = m_process.processEnvironment();
    environment.insert(name, value);
    m_process.setProcessEnvironment(environment);
}

bool ServerProcess::start(const QStringList& moreArguments)
{
    const QStringList arguments {
        u"--port"_s,
        QString::number(m_port),
        u"--data"_s,
        m_dataDir,
        u"--time-zone"_s,
        u"America/Chicago"_s};
    m_process.start(program(), arguments + moreArguments);
    return m_process.waitForStarted(kPatienceMs) && readReadyLine();
}

bool ServerProcess::readReadyLine()
{
    const QDeadlineTimer deadline(kPatienceMs);
    while (!m_process.canReadLine()) {
        const auto left = static_cast<int>(deadline.remainingTime());
        if (left <= 0 || !m_process.waitForReadyRead(left))
            return false;
    }
    m_readyLine = QString::fromUtf8(m_process.readLine()).trimmed();
    static const QRegularExpression ready(
        u"^betlogd \\S+ listening on http://127\\.0\\.0\\.1:(\\d+)$"_s);
    const QRegularExpressionMatch match = ready.match(m_readyLine);
    m_port = static_cast<quint16>(match.captured(1).toUInt());
    return match.hasMatch();
}

void ServerProcess::kill()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished(kPatienceMs);
}

int ServerProcess::stop()
{
    terminate();
    if (isRunning() && !m_process.waitForFinished(kPatienceMs)) {
        kill();
        return -1;
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void ServerProcess::terminate()
{
    if (isRunning())
        m_process.terminate();
}

bool ServerProcess::isRunning() const
{
    return m_process.state() != QProcess::NotRunning;
}

QUrl ServerProcess::http(const QString& path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path));
}

QUrl ServerProcess::webSocket(const QString& path) const
{
    return QUrl(u"ws://127.0.0.1:%1%2"_s.arg(m_port).arg(path));
}

QString ServerProcess::errors()
{
    m_process.waitForReadyRead(0);
    return QString::fromUtf8(m_process.readAllStandardError());
}

} // namespace betlog::tests
