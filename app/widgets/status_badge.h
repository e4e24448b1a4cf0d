// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/widgets/status_look.h"
#include "domain/bet.h"

#include <QWidget>

namespace betlog::widgets {

/// A status as a shape and a word, the shape painted so that it looks the same in every font.
class StatusBadge final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBadge(Status status, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Status m_status;
};

} // namespace betlog::widgets
