// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/ops/command_line.h"
#include "server/ops/logging.h"
#include "server/server.h"
#include "server/stop_signals.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace betlog;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;

void say(const QString& text)
{
    QTextStream(stdout) << text << Qt::endl;
}

int fail(const QString& sentence, int exitCode)
{
    QTextStream(stderr) << "betlogd: " << sentence << Qt::endl;
    return exitCode;
}

QString urlOf(const server::Server& server)
{
    const QHostAddress address = server.address();
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = isV6 ? u'[' + address.toString() + u']' : address.toString();
    return u"http://%1:%2"_s.arg(host).arg(server.port());
}

int serve(const ops::Config& config)
{
    server::StopSignals stopSignals;
    auto started = server::Server::start(config);
    if (!started)
        return fail(started.error().detail, kFailed);
    server::Server& running = **started;
    QObject::connect(&stopSignals, &server::StopSignals::received, qApp, &QCoreApplication::quit);
    say(u"betlogd %1 listening on %2"_s.arg(QStringLiteral(BETLOG_VERSION), urlOf(running)));
    const int exitCode = QCoreApplication::exec();
    running.stop();
    return exitCode;
}

int run(const ops::CommandLine& line)
{
    switch (line.task) {
    case ops::Task::Serve:
        return serve(line.config);
    case ops::Task::ShowHelp:
        QTextStream(stdout) << ops::helpText();
        return 0;
    case ops::Task::ShowVersion:
        say(u"betlogd "_s + QStringLiteral(BETLOG_VERSION));
        return 0;
    case ops::Task::Import:
    case ops::Task::Verify:
        break;
    }
    return fail(u"This task is not here."_s, kFailed);
}

} // namespace

int main(int argc, char** argv)
{
    // The glib dispatcher costs O(connections) at every turn of the event loop.
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication application(argc, argv);
    const auto line = ops::readCommandLine(
        QCoreApplication::arguments().sliced(1), QProcessEnvironment::systemEnvironment());
    if (!line)
        return fail(line.error().detail, kUsage);
    ops::setUpLogging(line->config.logLevel);
    return run(*line);
}
