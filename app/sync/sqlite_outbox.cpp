// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sqlite_outbox.h"

#include "app/sync/sync_logging.h"

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

QString SqliteOutbox::schema()
{
    return u":/betlog/profile/outbox"_s;
}

SqliteOutbox::SqliteOutbox(std::unique_ptr<SqlFile> file)
    : m_file(std::move(file))
{ }

SqliteOutbox::~SqliteOutbox() = default;

void SqliteOutbox::load(Loaded loaded)
{
    loaded(all());
}

void SqliteOutbox::keep(const QueuedWrite& write, Kept kept)
{
    kept(apply(QList<OutboxStep> {write}));
}

/// One that could not be forgotten is sent again one day, and has no second effect.
void SqliteOutbox::forget(base::MutationId mutation)
{
    if (const auto done = apply(QList<OutboxStep> {mutation}); !done)
        qCWarning(lcWrites).noquote() << "outbox:" << done.error().detail;
}

/// One that cannot be read is left where it is.
base::Expected<QList<QueuedWrite>> SqliteOutbox::all()
{
    QList<QueuedWrite> writes;
    const auto read = m_file->visit(
        u"SELECT json FROM writes ORDER BY place"_s, {}, [&writes](const QSqlQuery& row) {
            const auto write = decodeQueuedWrite(row.value(0).toByteArray());
            if (write)
                writes.append(*write);
            else
                qCWarning(lcWrites).noquote() << "outbox:" << write.error().detail;
        });
    if (!read)
        return base::unexpected(read.error());
    return writes;
}

base::Expected<void> SqliteOutbox::apply(const QList<OutboxStep>& steps)
{
    return m_file->inTransaction([this, &steps]() -> base::Expected<void> {
        for (const OutboxStep& step : steps) {
            if (auto done = apply(step); !done)
                return done;
        }
        return {};
    });
}

base::Expected<void> SqliteOutbox::apply(const OutboxStep& step)
{
    if (const auto* const gone = std::get_if<base::MutationId>(&step))
        return m_file->run(u"DELETE FROM writes WHERE id = ?"_s, {gone->text()});
    const auto& write = std::get<QueuedWrite>(step);
    return m_file->run(
        u"INSERT INTO writes (id, json) VALUES (?, ?)"
        u" ON CONFLICT (id) DO UPDATE SET json = excluded.json"_s,
        {write.mutation.id.text(), encodeQueuedWrite(write)});
}

} // namespace betlog::sync
