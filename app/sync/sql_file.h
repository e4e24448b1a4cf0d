// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <memory>

namespace betlog::sync {

/// How a file of the profile is opened; a test may put it on a disk of its own making.
struct SqlFileName
{
    QString name; ///< a path, or a URI where the options say so
    QString connectOptions = QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000");
    QStringList pragmas = {}; ///< run before all others: "locking_mode = EXCLUSIVE"
};

/// Which files are renamed out of the way, and begun anew. They are kept all the same.
enum class SetAside {
    Damaged,
    Unreadable ///< those of a newer program too
};

/// One of the SQLite files of a profile: one connection, its schema brought up to date step by
/// step, forward only. Commits are on disk when they are told (WAL, synchronous=FULL). Belongs to
/// the thread that opened it.
class SqlFile
{
public:
    /// `schema` is a folder of the resources: ":/betlog/profile/outbox", with NNN_name.sql inside.
    [[nodiscard]] static base::Expected<std::unique_ptr<SqlFile>>
    open(const SqlFileName& file, const QString& schema);
    /// The same; but a file of which there is nothing to be read is set aside. `aside` is told why.
    [[nodiscard]] static base::Expected<std::unique_ptr<SqlFile>> openOrSetAside(
        const SqlFileName& file,
        const QString& schema,
        SetAside which,
        const std::function<void(const base::Error&)>& aside);
    ~SqlFile();

    Q_DISABLE_COPY_MOVE(SqlFile)

    using Row = std::function<void(const QSqlQuery&)>;

    [[nodiscard]] base::Expected<void> run(const QString& sql, const QVariantList& values = {});
    [[nodiscard]] base::Expected<void>
    visit(const QString& sql, const QVariantList& values, const Row& row);
    /// All of it, or nothing.
    [[nodiscard]] base::Expected<void>
    inTransaction(const std::function<base::Expected<void>()>& work);

private:
    SqlFile();

    [[nodiscard]] base::Expected<void> connect(const SqlFileName& file);
    [[nodiscard]] base::Expected<void> migrate(const QString& schema);
    [[nodiscard]] base::Expected<void> apply(int number, const QString& path);
    [[nodiscard]] base::Expected<QSqlQuery*> start(const QString& sql, const QVariantList& values);

    QString m_name;
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_prepared;
};

} // namespace betlog::sync
