// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/headless.h"

#include "base/clock.h"
#include "base/random.h"
#include "server/import_command.h"
#include "server/server.h"
#include "server/stop_signals.h"
#include "server/store/backup.h"
#include "server/store/seal.h"
#include "server/store/verify.h"

#include <QCoreApplication>
#include <QTextStream>

#include <csignal>

namespace betlog::server {

using namespace Qt::Literals::StringLiterals;

namespace {

void say(const QString& text)
{
    QTextStream(stdout) << text << Qt::endl;
}

int fail(const base::Error& error)
{
    QTextStream(stderr) << "betlogd: " << error.detail << Qt::endl;
    return kExitFailed;
}

QString urlOf(const Server& server)
{
    const QHostAddress address = server.address();
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = isV6 ? u'[' + address.toString() + u']' : address.toString();
    return u"http://%1:%2"_s.arg(host).arg(server.port());
}

int serve(const ops::Config& config)
{
    // A file that may not grow further is an error like a full disk, not the end of the server.
    std::signal(SIGXFSZ, SIG_IGN);
    StopSignals stopSignals;
    const auto server = Server::start(config);
    if (!server)
        return fail(server.error());
    QObject::connect(&stopSignals, &StopSignals::received, qApp, &QCoreApplication::quit);
    say(u"betlogd %1 listening on %2"_s.arg(QStringLiteral(BETLOG_VERSION), urlOf(**server)));
    const int exitCode = QCoreApplication::exec();
    (*server)->stop();
    return exitCode;
}

int importFiles(const ops::CommandLine& line)
{
    const auto report = runImportCommand(line);
    if (!report)
        return fail(report.error());
    for (const QString& sentence : report->sentences)
        QTextStream(stderr) << sentence << Qt::endl;
    say(report->text);
    return 0;
}

int verify(const ops::Config& config)
{
    const auto report = store::verifyLog(config.dataFolder);
    if (!report)
        return fail(report.error());
    say(report->text());
    return 0;
}

int backUp(const ops::CommandLine& line)
{
    const auto report = store::backUpLog(line.config.dataFolder, line.files.first());
    if (!report)
        return fail(report.error());
    say(report->text());
    return 0;
}

int restore(const ops::CommandLine& line)
{
    base::SystemRandom random;
    const auto report = store::restoreLog(
        line.config.dataFolder, line.files.first(), random, base::SystemClock().now());
    if (!report)
        return fail(report.error());
    if (!report->keptIn.isEmpty())
        QTextStream(stderr) << "The log that was there is kept in " << report->keptIn << Qt::endl;
    say(report->log.text());
    return 0;
}

int seal(const ops::CommandLine& line)
{
    const auto words = store::sealOfWeek(line.config.dataFolder, line.week);
    if (!words)
        return fail(words.error());
    if (words->isEmpty()) {
        const QString detail = u"Nothing was written in the week of %1."_s;
        return fail({base::ErrorCode::NotFound, detail.arg(line.week.text()), {}});
    }
    say(words->join(u' '));
    return 0;
}

} // namespace

int runHeadless(const ops::CommandLine& line)
{
    switch (line.task) {
    case ops::Task::Serve:
        return serve(line.config);
    case ops::Task::Import:
        return importFiles(line);
    case ops::Task::Verify:
        return verify(line.config);
    case ops::Task::Backup:
        return backUp(line);
    case ops::Task::Restore:
        return restore(line);
    case ops::Task::Seal:
        return seal(line);
    case ops::Task::ShowHelp:
        QTextStream(stdout) << ops::helpText();
        return 0;
    case ops::Task::ShowVersion:
        say(u"betlogd "_s + QStringLiteral(BETLOG_VERSION));
        return 0;
    }
    Q_UNREACHABLE();
}

} // namespace betlog::server
