// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/headless.h"
#include "server/ops/logging.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace betlog;

int main(int argc, char** argv)
{
    // The glib dispatcher costs O(connections) at every turn of the event loop.
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication application(argc, argv);
    const auto line = ops::readCommandLine(
        QCoreApplication::arguments().sliced(1), QProcessEnvironment::systemEnvironment());
    if (!line) {
        QTextStream(stderr) << "betlogd: " << line.error().detail << Qt::endl;
        return server::kExitUsage;
    }
    ops::setUpLogging(line->config.logLevel);
    return server::runHeadless(*line);
}
