// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/line_end.h"
#include "base/expected.h"
#include "domain/room.h"
#include "wire/messages.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace betlog::sync {

/// One connection to a server, by whatever way; or the attempt at one. Used once: opened, closed,
/// thrown away.
///
/// Over every way the conversation is the same: hello, welcome, what is missing, `live`, changes.
/// Only a way that cannot be told things by itself has to be asked, with `fetch`. Lives on one
/// thread and never blocks it; signals come from the event loop, none after `close`.
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Ends in `opened` or in `ended`.
    virtual void open(const QUrl& httpAddress, const QString& user) = 0;
    virtual void close() = 0;
    virtual void send(const wire::ClientMessage& message) = 0;
    /// A message typed by hand; false where this way cannot carry one.
    [[nodiscard]] virtual bool sendText(const QString& message) = 0;
    /// Asks once for what happened since; ends in `received(Live)` or in `ended`, after which the
    /// transport can be asked again. Does nothing where everything is told unasked.
    virtual void fetch() = 0;

signals:
    void opened();
    void received(const betlog::wire::ServerMessage& message, qsizetype bytes);
    /// Something came that is no message of ours.
    void garbled(const betlog::base::Error& error, qsizetype bytes);
    void sent(qsizetype bytes);
    void ended(const betlog::sync::LineEnd& end);
};

/// The ways to a server.
class TransportFactory
{
public:
    using Rooms = std::function<void(const base::Expected<QList<domain::Room>>&)>;

    virtual ~TransportFactory() = default;

    [[nodiscard]] virtual std::unique_ptr<Transport> makeWebSocket() = 0;
    [[nodiscard]] virtual std::unique_ptr<Transport> makePolling() = 0;
    /// The rooms that hold bets without a result: the one question that the feed does not answer.
    /// The answer comes from the event loop, and not after `context` is gone.
    virtual void askPendingRooms(const QUrl& httpAddress, QObject* context, Rooms answer) = 0;
};

} // namespace betlog::sync
