// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/faked_clock.h"

#include <QDir>
#include <QFile>

#include <cstdio>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where Debian keeps it; empty if it is not installed.
QString library()
{
    for (const QString& folder : QDir(u"/usr/lib"_s).entryList(QDir::Dirs)) {
        const QString path = u"/usr/lib/%1/faketime/libfaketimeMT.so.1"_s.arg(folder);
        if (QFile::exists(path))
            return path;
    }
    return {};
}

} // namespace

QString FakedClock::whyNot()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return u"A clock is faked by preloading a library, which sanitizers do not bear."_s;
#else
    return library().isEmpty()
        ? u"libfaketime is not installed (./dev test installs it on Debian)."_s
        : QString();
#endif
}

FakedClock::FakedClock(Stopwatch stopwatch)
    : m_stopwatch(stopwatch)
{
    set("+0d");
}

QMap<QString, QString> FakedClock::environment() const
{
    const bool goesOn = m_stopwatch == Stopwatch::GoesOn;
    return {
        {u"LD_PRELOAD"_s, library()},
        {u"FAKETIME_TIMESTAMP_FILE"_s, m_folder.filePath(u"now"_s)},
        {u"FAKETIME_NO_CACHE"_s, u"1"_s},
        {u"FAKETIME_DONT_FAKE_MONOTONIC"_s, goesOn ? u"1"_s : u"0"_s}};
}

/// In one step: the process may be looking at it.
void FakedClock::set(const QByteArray& offset)
{
    const QString next = m_folder.filePath(u"next"_s);
    const QString now = m_folder.filePath(u"now"_s);
    QFile file(next);
    if (!file.open(QIODevice::WriteOnly) || file.write(offset + '\n') < 0)
        qFatal("The clock cannot be set");
    file.close();
    if (std::rename(QFile::encodeName(next).constData(), QFile::encodeName(now).constData()) != 0)
        qFatal("The clock cannot be set");
}

} // namespace betlog::tests
