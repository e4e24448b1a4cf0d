// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/outbox.h"
#include "app/sync/sql_file.h"

#include <variant>

namespace betlog::sync {

/// One thing to be done to the outbox: a write is kept, or the one with this id is forgotten.
using OutboxStep = std::variant<QueuedWrite, base::MutationId>;

/// Keeps writes in a file of their own: what `keep` has answered is on the disk, and survives the
/// end of the program, however it comes. Everything happens at once, on the caller's thread; a
/// window uses it through DurableOutbox.
class SqliteOutbox final : public Outbox
{
public:
    /// The folder of its schema.
    [[nodiscard]] static QString schema();

    explicit SqliteOutbox(std::unique_ptr<SqlFile> file);
    ~SqliteOutbox() override;

    void load(Loaded loaded) override;
    void keep(const QueuedWrite& write, Kept kept) override;
    void forget(base::MutationId mutation) override;

    [[nodiscard]] base::Expected<QList<QueuedWrite>> all();
    /// In one transaction.
    [[nodiscard]] base::Expected<void> apply(const QList<OutboxStep>& steps);

private:
    [[nodiscard]] base::Expected<void> apply(const OutboxStep& step);

    std::unique_ptr<SqlFile> m_file;
};

} // namespace betlog::sync
