// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/crowd.h"
#include "tests/bench/measurements.h"

#include <QFile>
#include <QList>

#include <fcntl.h>
#include <unistd.h>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

DiskRate measureDisk(const QString& folder, std::chrono::milliseconds time)
{
    const QByteArray page(4096, 'x');
    const QByteArray path = QFile::encodeName(folder + u"/sync"_s);
    const int file = ::open(path.constData(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    QList<double> took;
    const auto start = Clock::now();
    while (Clock::now() - start < time) {
        const auto before = Clock::now();
        if (::write(file, page.constData(), size_t(page.size())) != page.size()
            || ::fdatasync(file) != 0)
            qFatal("The disk cannot be written");
        took.append(millisecondsSince(before));
    }
    ::close(file);
    const double rate = double(took.size()) * 1000 / millisecondsSince(start);
    return {rate, percentile(took, 50), percentile(took, 99)};
}

} // namespace betlog::bench
