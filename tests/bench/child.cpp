// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/child.h"

#include <QDir>
#include <QFile>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 30'000;

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The sum of all lines "Name:   123 kB".
double kilobytes(const QByteArray& text, const QByteArray& name)
{
    double sum = 0;
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith(name))
            sum += line.mid(line.indexOf(':') + 1).trimmed().split(' ').first().toDouble();
    }
    return sum;
}

} // namespace

Child::Child(const QString& program, const QStringList& arguments, const QStringList& environment)
{
    m_process.setEnvironment(QProcess::systemEnvironment() + environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program, arguments);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(kPatienceMs))
            qFatal("%s does not start", qPrintable(program));
    }
    const QByteArray line = m_process.readLine().trimmed();
    m_port = line.mid(line.lastIndexOf(':') + 1).toUShort();
    if (m_port == 0)
        qFatal("%s does not say where it listens", qPrintable(program));
}

Child::~Child()
{
    m_process.kill();
    m_process.waitForFinished(kPatienceMs);
}

double Child::cpuMicroseconds() const
{
    constexpr double kNanosecondsEach = 1000;
    const QDir tasks(u"/proc/%1/task"_s.arg(m_process.processId()));
    double sum = 0;
    for (const QString& task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        sum += read(tasks.filePath(task + u"/schedstat"_s)).split(' ').first().toDouble();
    return sum / kNanosecondsEach;
}

double Child::privateKilobytes() const
{
    return kilobytes(read(u"/proc/%1/smaps_rollup"_s.arg(m_process.processId())), "Private_Dirty");
}

double Child::peakKilobytes() const
{
    return kilobytes(read(u"/proc/%1/status"_s.arg(m_process.processId())), "VmHWM");
}

void Child::terminate()
{
    m_process.terminate();
    m_process.waitForFinished(kPatienceMs);
}

} // namespace betlog::bench
