// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/typed_history.h"

#include <QLineEdit>

namespace betlog::widgets {

/// A line to type and send, by Enter; Up and Down walk through what was sent before.
class SendField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SendField(QWidget* parent = nullptr);

    /// Sends what is typed, unless it is blank.
    void submit();

signals:
    void submitted(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    models::TypedHistory m_history;
};

} // namespace betlog::widgets
