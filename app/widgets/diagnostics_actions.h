// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/connection_status.h"
#include "base/clock.h"
#include "wire/messages.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace betlog::widgets {

class SendField;

/// What a person can do to the connection to see it work. Only asks; the engine acts.
class DiagnosticsActions final : public QWidget
{
    Q_OBJECT

public:
    /// `clock` outlives the widget.
    explicit DiagnosticsActions(const base::Clock& clock, QWidget* parent = nullptr);

    void setStatus(const sync::ConnectionStatus& status);

signals:
    void connectRequested();
    void disconnectRequested();
    void pingRequested();
    void pollRequested();
    void cutRequested();
    void simulateRequested(const betlog::wire::ServerMessage& message);
    void sendRequested(const QString& text);

private:
    QPushButton* addButton(const QString& name, const QString& text, const QString& meaning);
    QWidget* makeSender();
    void fillSimulations();
    void fillDebug();

    const base::Clock& m_clock;
    QPushButton* m_connect;
    QPushButton* m_disconnect;
    QPushButton* m_ping;
    QPushButton* m_poll;
    QPushButton* m_cut;
    QPushButton* m_simulate;
    QMenu* m_simulations;
    QPushButton* m_debug;
    QMenu* m_categories;
    SendField* m_send;
};

} // namespace betlog::widgets
