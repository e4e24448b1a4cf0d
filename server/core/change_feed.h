// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "domain/room.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QObject>

namespace betlog::core {

/// A change that is on disk, as it goes over the wire; immutable, shared by all who pass it on.
struct CommittedChange
{
    base::Seq seq;
    domain::Room room;
    QByteArray json;
};

/// Tells what was committed, in order, each change once. Lives on the network's thread; the log's
/// writer hands batches over with a queued call, so every slot runs on the network's thread.
class ChangeFeed final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    /// Consecutive in seq, and directly after the batch before.
    void committed(const QList<betlog::core::CommittedChange>& changes);
    void catalogReplaced();
};

} // namespace betlog::core

Q_DECLARE_METATYPE(betlog::core::CommittedChange)
