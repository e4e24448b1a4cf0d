// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/clock.h"

#include <QLineEdit>

#include <optional>

namespace betlog::widgets {

/// When a line starts, typed as one says it: "sun 13:00", "+2h". Once the field is left it stands
/// there in full. ↑ and ↓ move it by a quarter of an hour, Page Up and Page Down by a day; in an
/// empty field they begin at the next half hour.
class StartEdit final : public QLineEdit
{
    Q_OBJECT

public:
    /// The clock is whoever makes it; it outlives the field.
    explicit StartEdit(const base::Clock& clock, QWidget* parent = nullptr);

    void setStart(const QString& typed);
    /// What the text means; nullopt: nothing, or no time.
    [[nodiscard]] std::optional<base::Timestamp> start() const;

signals:
    void startEdited();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void move(std::chrono::minutes step);
    void spellOut();
    void describe();

    const base::Clock& m_clock;
};

} // namespace betlog::widgets
