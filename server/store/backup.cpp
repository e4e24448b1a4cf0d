// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/backup.h"

#include "base/random.h"
#include "server/store/file_sync.h"
#include "server/store/folder_lock.h"
#include "server/store/log_file.h"

#include <QDir>
#include <QFileInfo>

#include <unistd.h>

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;

namespace {

auto refused(const QString& sentence)
{
    return base::unexpected(base::Error {base::ErrorCode::StorageFailed, sentence, {}});
}

QString shown(const QString& path)
{
    return QDir::toNativeSeparators(path);
}

/// A name that is taken only while the file is being made. What a crash left of it is removed.
QString unfinished(const QString& file)
{
    const QString part = file + u".part"_s;
    for (const QString& suffix : {u""_s, u"-journal"_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(part + suffix);
    return part;
}

base::Expected<void> checkTarget(const QString& folder, const QString& file)
{
    const QFileInfo target(file);
    if (!QFileInfo(target.absolutePath()).isDir())
        return refused(u"There is no folder %1."_s.arg(shown(target.absolutePath())));
    if (!target.exists())
        return {};
    if (target.canonicalFilePath() == QFileInfo(logFile(folder)).canonicalFilePath())
        return refused(u"%1 is the log itself; a backup goes to another file."_s.arg(shown(file)));
    if (!openLogForReading({file}))
        return refused(u"%1 is there already and is no backup of a log; it was left alone."_s.arg(
            shown(file)));
    return {};
}

/// One state of the log in a file of its own, however busy its writer is.
base::Expected<void> copyLog(const QString& from, const QString& to)
{
    const auto log = openLogForReading({from});
    if (!log)
        return base::unexpected(log.error());
    // The log is open for reading only; this lets the copy be written.
    if (auto allowed = (*log)->execute(u"PRAGMA query_only = OFF"_s); !allowed)
        return allowed;
    if (auto copied =
            (*log)->execute(u"VACUUM INTO '%1'"_s.arg(QString(to).replace(u'\'', u"''"_s)));
        !copied)
    {
        QFile::remove(to);
        return copied;
    }
    QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

base::Expected<VerifyReport> checkBackup(const QString& file)
{
    const auto report = verifyLogFile(file);
    if (!report)
        return refused(u"The backup %1 is not sound: %2"_s.arg(shown(file), report.error().detail));
    return report;
}

/// Makes the log in the file one that no client has heard of, in the schema of this program.
base::Expected<void> beginNewHistory(const QString& file, base::Random& random)
{
    const auto log = openLog({file}, random);
    if (!log)
        return base::unexpected(log.error());
    return (*log)->write(Statement::WriteEpoch, {base::Epoch(random.uuid()).text()});
}

/// Brings what stands in the write-ahead log into the file, so that the file alone is the log. One
/// that is damaged stays as it is.
base::Expected<void> gatherInOneFile(const QString& file)
{
    bool isSound = false;
    {
        const auto log = SqlConnection::open({file});
        isSound = log && (*log)->ask(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    }
    // Whoever closes it last removes the write-ahead log.
    if (isSound && QFileInfo::exists(file + u"-wal"_s))
        return base::unexpected(base::Error {
            base::ErrorCode::Busy,
            u"Another program is reading %1; try again when it is done."_s.arg(shown(file)),
            {}});
    return {};
}

QString newFolder(const QString& folder, base::Timestamp now)
{
    const QString name =
        u"before-restore-"_s + now.rfc3339().remove(u':').remove(u'-').section(u'.', 0, 0);
    QString path = QDir(folder).filePath(name);
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = QDir(folder).filePath(u"%1-%2"_s.arg(name).arg(i));
    return path;
}

/// Keeps the log that is there, under a second name: the first one stays until the other log takes
/// it over in one step.
base::Expected<QString> keepAside(const QString& folder, base::Timestamp now)
{
    const QString file = logFile(folder);
    if (!QFileInfo::exists(file))
        return QString();
    if (const auto gathered = gatherInOneFile(file); !gathered)
        return base::unexpected(gathered.error());
    const QString aside = newFolder(folder, now);
    if (!QDir().mkpath(aside))
        return refused(u"The folder %1 cannot be made."_s.arg(shown(aside)));
    const QString kept = logFile(aside);
    const bool isLinked =
        ::link(QFile::encodeName(file).constData(), QFile::encodeName(kept).constData()) == 0;
    if (!isLinked && !QFile::copy(file, kept))
        return refused(u"The log that is there cannot be kept in %1."_s.arg(shown(aside)));
    for (const QString& suffix : {u"-wal"_s, u"-shm"_s}) {
        if (QFileInfo::exists(file + suffix) && !QFile::rename(file + suffix, kept + suffix))
            return refused(u"%1 cannot be moved."_s.arg(shown(file + suffix)));
    }
    if (const auto synced = syncToDisk(aside); !synced)
        return base::unexpected(synced.error());
    return aside;
}

} // namespace

base::Expected<VerifyReport> backUpLog(const QString& folder, const QString& file)
{
    if (const auto checked = checkTarget(folder, file); !checked)
        return base::unexpected(checked.error());
    const QString part = unfinished(file);
    if (const auto copied = copyLog(logFile(folder), part); !copied)
        return base::unexpected(copied.error());
    auto report = checkBackup(part);
    if (!report) {
        QFile::remove(part);
        return report;
    }
    if (const auto named = renameDurably(part, file); !named)
        return base::unexpected(named.error());
    return report;
}

base::Expected<RestoreReport>
restoreLog(const QString& folder, const QString& file, base::Random& random, base::Timestamp now)
{
    const auto report = checkBackup(file);
    if (!report)
        return base::unexpected(report.error());
    const auto lock = FolderLock::take(folder);
    if (!lock)
        return base::unexpected(lock.error());
    const QString part = unfinished(logFile(folder));
    if (const auto copied = copyLog(file, part); !copied)
        return base::unexpected(copied.error());
    if (const auto begun = beginNewHistory(part, random); !begun)
        return base::unexpected(begun.error());
    const auto keptIn = keepAside(folder, now);
    if (!keptIn)
        return base::unexpected(keptIn.error());
    if (const auto named = renameDurably(part, logFile(folder)); !named)
        return base::unexpected(named.error());
    return RestoreReport {*report, *keptIn};
}

} // namespace betlog::store
