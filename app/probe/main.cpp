// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/probe/probe.h"
#include "base/qt_scheduler.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

using namespace betlog;

constexpr int kUsage = 2;

void print(std::FILE* stream, const QByteArray& text)
{
    std::fputs(text.constData(), stream);
    std::fflush(stream);
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const auto options = probe::ProbeOptions::fromArguments(QCoreApplication::arguments());
    if (!options) {
        print(stderr, "betlog-probe: " + options.error().detail.toUtf8() + '\n');
        print(stderr, "Try 'betlog-probe --help'.\n");
        return kUsage;
    }
    const probe::ProbeReport report(
        options->json, [](const QByteArray& line) { print(stdout, line); });
    base::QtScheduler scheduler;
    base::SystemRandom random;
    probe::Probe probe(*options, report, scheduler, random);
    QObject::connect(
        &probe,
        &probe::Probe::finished,
        &app,
        [](int exitCode) { QCoreApplication::exit(exitCode); },
        Qt::QueuedConnection);
    probe.start();
    return QCoreApplication::exec();
}
