// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/desktop_app.h"
#include "server/headless.h"
#include "server/ops/logging.h"

#include <QApplication>
#include <QTextStream>

using namespace betlog;
using namespace Qt::Literals::StringLiterals;

namespace {

int runDesktop(int& argc, char** argv, const DesktopOptions& options)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"betlog"_s);
    QApplication::setApplicationDisplayName(u"Betlog"_s);
    QApplication::setDesktopFileName(u"betlog"_s);
    DesktopApp app(application, options);
    app.start();
    return QApplication::exec();
}

int runWithoutDisplay(int& argc, char** argv, const ops::CommandLine& line)
{
    // As betlogd does: the glib dispatcher costs O(connections) at every turn of the event loop.
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication application(argc, argv);
    return server::runHeadless(line);
}

QStringList argumentsOf(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

} // namespace

int main(int argc, char** argv)
{
    // Read before there is an application: which kind it is, is an option.
    const auto options =
        readDesktopOptions(argumentsOf(argc, argv), QProcessEnvironment::systemEnvironment());
    if (!options) {
        QTextStream(stderr) << "betlog: " << options.error().detail << Qt::endl;
        return server::kExitUsage;
    }
    const ops::CommandLine& line = options->serverLine;
    if (line.task == ops::Task::ShowHelp) {
        QTextStream(stdout) << desktopHelpText();
        return 0;
    }
    ops::setUpLogging(line.config.logLevel);
    if (options->headless || line.task != ops::Task::Serve)
        return runWithoutDisplay(argc, argv, line);
    return runDesktop(argc, argv, *options);
}
